import { mayMonitor } from '@/auth/monitor'
import { health } from '@/domain/care/health'
import { collectedMetrics, metrics } from '@/lib/process/metrics'
import packageJson from '@/package.json'
import { healthRegistry } from './health-gauges'

export const dynamic = 'force-dynamic'

export async function GET(request: Request) {
  if (!mayMonitor(request.headers)) return new Response(null, { status: 404 })
  const { registry } = metrics()
  const healthMetrics = healthRegistry(await health(Date.now()), packageJson.version)
  const text = `${await collectedMetrics()}\n${await healthMetrics.metrics()}`
  return new Response(text, { headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' } })
}
