import { request } from 'node:http'

export type How = { method?: string; headers?: Record<string, string>; body?: string }

/** The status that an address answers with, asked exactly as written; 0 where the connection was ended. */
export function statusOf(url: string, path: string, { method = 'GET', headers = {}, body }: How) {
  const { hostname, port } = new URL(url)
  return new Promise<number>((resolve) => {
    const req = request({ hostname, port, path, method, headers: { origin: url, ...headers }, agent: false }, (res) => {
      res.resume().once('end', () => resolve(res.statusCode!))
    })
    req.once('error', () => resolve(0))
    req.end(body)
  })
}
