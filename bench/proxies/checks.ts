import { connect } from 'node:http2'
import { once } from 'node:events'
import { host, office } from './archive'
import { ask, type Answer } from './ask'
import { stopInstances } from './stopping'
import type { Asking, Trial } from './trial'

/** What an example promises, one after the other: what it is, and what is wrong with it. */
export async function* checks(trial: Trial): AsyncGenerator<{ what: string; faults: string[] }> {
  const { proxy, example } = trial
  const through: Asking = (path, more) => ask({ port: proxy.port, hasTls: example.hasTls, path, ...more })
  yield { what: 'its own program finds nothing wrong', faults: proxy.check.ok ? [] : [proxy.check.says] }
  yield { what: 'pages and files come as Gazette sends them', faults: await pages(trial, through) }
  if (example.hasTls) yield { what: 'HTTP/2, and plain HTTP leads to HTTPS', faults: await protocols(trial) }
  yield { what: 'Gazette knows who asks, and believes nobody else', faults: await addresses(through) }
  yield { what: 'a file of 99 MB is uploaded, one of 120 refused', faults: await uploads(trial, through) }
  if (example.instances === 2)
    yield { what: 'while each instance stops or is killed, no page fails', faults: await stopInstances(trial, through) }
}

/** What a proxy says for itself, or for its own connection. */
const ofProxies = /^(date|server|via|alt-svc|connection|keep-alive|transfer-encoding|content-length)$/

async function pages({ archive }: Trial, through: Asking) {
  const direct: Asking = (path, more) => ask({ port: archive.ports[0]!, hasTls: false, path, ...more })
  const file = /href="(\/files\/[^"]+)"/.exec(String((await direct(archive.post)).body))?.[1]
  if (!file) return [`${archive.post} offers no file`]
  const faults: string[] = []
  const requests: [string, Record<string, string>][] = [
    ...['/', '/news', '/feed.xml', '/nothing-here', archive.post, file].map(
      (path): [string, Record<string, string>] => [path, {}],
    ),
    ['/', { 'accept-encoding': 'br' }],
    ['/', { 'accept-encoding': 'gzip' }],
    ['/', { 'if-none-match': String((await direct('/')).headers.etag) }],
    [file, { range: 'bytes=10-19' }],
  ]
  for (const [path, headers] of requests) {
    const [one, other] = [await direct(path, { headers }), await through(path, { headers })]
    const name = `${path} ${JSON.stringify(headers)}`
    if (one.status !== other.status) faults.push(`${name}: ${other.status} in place of ${one.status}`)
    if (!one.body.equals(other.body)) faults.push(`${name}: ${other.body.length} bytes, not those of Gazette`)
    for (const [header, value] of Object.entries(one.headers))
      // What a 304 says of a body that it does not have may be left out (RFC 9110, 15.4.5).
      if (
        !ofProxies.test(header) &&
        other.headers[header] !== value &&
        !(one.status === 304 && header === 'content-type')
      )
        faults.push(`${name}: ${header}: ${other.headers[header]} in place of ${value}`)
    for (const header of Object.keys(other.headers))
      if (!ofProxies.test(header) && !(header in one.headers)) faults.push(`${name}: ${header} is added`)
  }
  return faults
}

async function protocols({ proxy }: Trial) {
  const faults: string[] = []
  const plainly = await ask({ port: proxy.httpPort, hasTls: false, path: '/news?x=1' })
  const to = plainly.headers.location?.replace(`:${proxy.port}`, '')
  if (![301, 308].includes(plainly.status) || to !== `https://${host}/news?x=1`)
    faults.push(`plain HTTP: ${plainly.status} to ${to}`)
  const session = connect(`https://127.0.0.1:${proxy.port}`, { servername: host, rejectUnauthorized: false })
  const stream = session.request({ ':path': '/', ':authority': host })
  const [headers] = (await once(stream, 'response')) as [Record<string, unknown>]
  if (headers[':status'] !== 200) faults.push(`HTTP/2: ${String(headers[':status'])}`)
  stream.resume()
  session.close()
  return faults
}

/** The desk is open to one address of this machine alone: who asks from another must not be taken for it. */
async function addresses(through: Asking) {
  const other = '127.0.0.3'
  const forged = { 'x-forwarded-for': office, 'x-real-ip': office, forwarded: `for=${office}`, 'client-ip': office }
  const answers = {
    'the office': [200, await through('/sign-in', { from: office })],
    'another address': [403, await through('/sign-in', { from: other })],
    'another address that claims to be the office': [403, await through('/sign-in', { from: other, headers: forged })],
  } as Record<string, [number, Answer]>
  return Object.entries(answers).flatMap(([who, [wanted, { status }]]) =>
    status === wanted ? [] : [`${who}: ${status} in place of ${wanted}`],
  )
}

let uploaded = 0

async function uploads({ archive, example }: Trial, through: Asking) {
  const send = async (megabytes: number) => {
    const row = Buffer.from(`${example.name} ${++uploaded},${'x'.repeat(9_900)}\n`)
    const form = new FormData()
    const rows = Array.from({ length: Math.floor((megabytes * 1e6) / row.length) }, () => row)
    form.append('file', new File(rows, 'table.csv'))
    const request = new Response(form)
    const headers = {
      cookie: archive.cookie,
      origin: `https://${host}`,
      'content-type': request.headers.get('content-type')!,
    }
    const body = Buffer.from(await request.arrayBuffer())
    return through('/api/desk/media', { method: 'POST', from: office, headers, body })
  }
  const large = await send(99)
  // Who is refused may meet a closed connection before all was sent.
  const tooLarge = await send(120).catch(() => undefined)
  return [
    ...(large.status === 200 ? [] : [`99 MB: ${large.status} ${String(large.body).slice(0, 200)}`]),
    ...(!tooLarge || tooLarge.status === 413
      ? []
      : [`120 MB: ${tooLarge.status} ${String(tooLarge.body).slice(0, 200)}`]),
  ]
}
