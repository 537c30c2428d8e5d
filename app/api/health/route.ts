export const dynamic = 'force-static';

/** Says that the server answers; nothing of a notebook ever comes here. */
export function GET(): Response {
  return Response.json({ ok: true });
}
