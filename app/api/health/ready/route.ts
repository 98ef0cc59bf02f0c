import { mayMonitor } from '@/auth/monitor'
import { sharedNow } from '@/db/clock'
import { health } from '@/domain/care/health'
import { quickFindings } from '@/domain/care/self-check/self-check'
import packageJson from '@/package.json'

export const dynamic = 'force-dynamic'

/** For the operator: 503 while readers cannot be served, and with `?strict=yes` while anything is wrong. */
export async function GET(request: Request) {
  if (!mayMonitor(request.headers)) return new Response(null, { status: 404 })
  const now = sharedNow()
  const state = await health(now)
  const findings = quickFindings(state, now)
    .filter(({ state }) => state !== 'well')
    .map(({ id, state, message }) => ({ id, state, says: message }))
  const isStrict = new URL(request.url).searchParams.get('strict') === 'yes'
  const isWell = state.ok && !(isStrict && findings.some(({ state }) => state === 'wrong'))
  const body = { ...state, findings, version: packageJson.version, uptimeSeconds: Math.round(process.uptime()) }
  return Response.json(body, { status: isWell ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
