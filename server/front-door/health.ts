import { requestAddress } from './address'
import { barePolicy } from './headers'
import { whenReading } from './step'

/** Answered by the front door alone, however busy other processes are. */
export const health = whenReading((req, res, next) => {
  if (requestAddress(req)!.path !== '/api/health') return next()
  const body = '{"ok":true}'
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-security-policy': barePolicy,
  }
  res.writeHead(200, { ...headers, 'content-length': body.length }).end(req.method === 'HEAD' ? undefined : body)
})
