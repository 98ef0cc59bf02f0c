import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type SentRequest = { path: string; json: { q: string[]; source: string; target: string; api_key?: string } }
type Answer = (res: ServerResponse, request: SentRequest) => void

export const json = (res: ServerResponse, body: unknown, status = 200) =>
  void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

export const translates: Answer = (res, { path, json: sent }) => {
  if (path === '/languages') return json(res, [{ code: 'en' }, { code: 'km' }, { code: 'zh-Hans' }, { code: 'fr' }])
  json(res, { translatedText: sent.q.map((text) => `ប្រែ ${text}`) })
}

export async function testService(answer: Answer = translates) {
  const requests: SentRequest[] = []
  const state = { answer }
  const server = createServer((req, res) => {
    void bodyOf(req).then((body) => {
      const request = { path: req.url!, json: (body ? JSON.parse(body) : {}) as SentRequest['json'] }
      requests.push(request)
      state.answer(res, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get texts() {
      return requests.flatMap(({ json }) => json.q ?? [])
    },
    become: (other: Answer) => void (state.answer = other),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bodyOf(req: IncomingMessage) {
  const parts: Buffer[] = []
  for await (const part of req) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
