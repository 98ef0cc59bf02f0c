import { requestAddress } from './address'
import { answerPlainly } from './plain'
import type { Step } from './step'

/** next-auth has unused routes that read bodies and write logs. */
export function refuseUnusedSignIn(providers: readonly string[]): Step {
  const used = new Set(['/api/auth/session'])
  for (const provider of providers)
    for (const action of ['signin', 'callback']) used.add(`/api/auth/${action}/${provider}`)
  return (req, res, next) => {
    const { path } = requestAddress(req)!
    const isNextAuth = path === '/api/auth' || path.startsWith('/api/auth/')
    return isNextAuth && !used.has(path) ? answerPlainly(req, res, 404) : next()
  }
}
