import { machine, publicRoute } from '@/app/(site)/public-route'
import { envelope } from '@/lib/oai/envelope'
import { readRequest } from '@/lib/oai/request'
import { answers } from './answers'
import { inTurn } from './turns'

/** The archive for harvesters: OAI-PMH 2.0, see docs/harvesting.md. */
export const GET = publicRoute(async ({ at, query, frame }) => {
  const asked = readRequest(query)
  const base = `${frame.origin}/oai`
  // Errors are answers too (section 3.6), but nothing to fill the memory of the front door with.
  const refusal = (why: Parameters<typeof envelope>[1], request?: Parameters<typeof envelope>[0]['request']) =>
    machine(envelope({ base, at, request: request }, why), 'text/xml', { notCacheable: true })
  if (!asked.ok) return refusal(asked.refusal)

  const answer = await inTurn(() => answers[asked.verb]({ now: at, frame, base, given: asked.args }))
  if (answer === undefined)
    return machine('Too much is asked for at once. Please ask again in a moment.\n', 'text/plain', {
      status: 503,
      retryAfter: 10,
      notCacheable: true,
    })
  if (typeof answer === 'string') return machine(envelope({ base, at, request: asked }, answer), 'text/xml')
  return answer.code === 'badArgument' ? refusal(answer) : refusal(answer, asked)
})
