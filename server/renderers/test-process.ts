import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { sendParts } from './answer-parts'
import { ProcessCalls } from './calls'
import { forNobody } from './forward'
import { watchParent } from './watch-parent'

/** Replaces `process.ts`: answers, hangs or exits, as the address says. `log`: a file that lists all requests. */
export async function runTestProcess({ log, isSilent = false }: { log: string; isSilent?: boolean }) {
  const [role, name, socketPath] = process.argv.slice(2)
  await watchParent()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => {})
  process.once('disconnect', () => process.exit(1))

  let isMaking = false
  const server = createServer({ keepAliveTimeout: 0 }, async (req, res) => {
    const { pathname, searchParams } = new URL(req.url!, 'http://localhost')
    appendFileSync(log, `${name} ${req.method} ${pathname}\n`)
    if (pathname.includes('busy')) for (;;);
    if (pathname.includes('ends')) process.exit(7)
    if (pathname.includes('once') && name === 'page-1') process.exit(7)
    if (pathname.includes('damage')) void calls.call('noteDamage', 'SQLITE_CORRUPT')
    if (role === 'page' && isMaking) appendFileSync(log, `${name} was asked for two pages at a time\n`)
    isMaking = true
    await new Promise((resolve) => setTimeout(resolve, Number(searchParams.get('page') ?? 0)))
    isMaking = false
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const headers = { 'content-type': 'text/html', 'set-cookie': ['one=1', 'two=2'] }
    const said = { pid: process.pid, name, headers: req.headers, body: Buffer.concat(chunks).length }
    const body = Buffer.from(JSON.stringify(said))
    if (req.headers[forNobody])
      return sendParts(res, { status: 200, headers: { ...headers, 'x-still': 'sha256-x' }, body })
    res.writeHead(200, headers).end(body)
  })

  const calls = new ProcessCalls(process, {
    sign: () => (isSilent ? new Promise(() => {}) : undefined),
    stop: () => process.exit(0),
    noteDamage: (code: string) => appendFileSync(log, `${name} was told of ${code}\n`),
  })
  server.listen(socketPath, () => void calls.call('ready'))
}
