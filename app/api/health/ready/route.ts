import { mayMonitor } from '@/auth/monitor'
import { health } from '@/domain/health'
import packageJson from '@/package.json'

export const dynamic = 'force-dynamic'

/** How this installation is, for its operator; anyone else finds nothing here. 503 while readers cannot be served. */
export async function GET(request: Request) {
  if (!mayMonitor(request.headers)) return new Response(null, { status: 404 })
  const found = await health()
  const body = { ...found, version: packageJson.version, uptimeSeconds: Math.round(process.uptime()) }
  return Response.json(body, { status: found.ok ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
