import { request, type IncomingMessage, type ServerResponse } from 'node:http'

/** Forwards a request with its head unchanged: it may be signed. */
export function passOn(req: IncomingMessage, res: ServerResponse, { host, port }: { host: string; port: number }) {
  const { method, url: path, headers } = req
  const onward = request({ host, port, method, path, headers }, (answer) => {
    res.writeHead(answer.statusCode!, answer.headers)
    answer.pipe(res)
  })
  res.on('close', () => onward.destroy())
  onward.on('error', () => res.destroy())
  req.pipe(onward)
}
