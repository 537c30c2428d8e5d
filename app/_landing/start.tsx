'use client';

import { useRouter } from 'next/navigation';
import { Intake } from '../_intake/intake.tsx';
import { useSource } from '../_intake/source-context.tsx';

/** Hands the notebook to the workbench, in memory. */
export function Start() {
  const router = useRouter();
  const { setSource } = useSource();
  return (
    <Intake
      onOpen={(file) => {
        setSource(file);
        router.push('/convert');
      }}
    />
  );
}
