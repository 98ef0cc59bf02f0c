export const dynamic = 'force-dynamic'

/** Whether this process answers at all: for anyone, and nothing more. */
export function GET() {
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
}
