import { SAMPLES } from '../../_samples/catalog.ts';
import { readSample } from '../../_samples/read-sample.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams(): { name: string }[] {
  return SAMPLES.map(({ name }) => ({ name }));
}

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const { name } = await params;
  const text = await readSample(name);
  if (text === null) return new Response('No such sample.', { status: 404 });
  return new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8' } });
}
