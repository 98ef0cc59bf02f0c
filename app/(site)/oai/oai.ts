import { machineFile, publicRoute } from '@/app/(site)/public-route'
import { envelope, readRequest } from '@/lib/oai/protocol'
import { answers } from './answers'

/** Answers harvesters by OAI-PMH 2.0, see docs/harvesting.md. */
export const oai = publicRoute(async ({ at, query, frame }) => {
  const oaiRequest = readRequest(query)
  const base = `${frame.origin}/oai`
  // An error is sent with status 200 too (section 3.6), but must not fill the memory of the front door.
  const refusal = (why: Parameters<typeof envelope>[1], request?: Parameters<typeof envelope>[0]['request']) =>
    machineFile(envelope({ base, at, request }, why), 'text/xml', { notCacheable: true })
  if (!oaiRequest.ok) return refusal(oaiRequest.refusal)

  const answer = await harvestInTurn(() => answers[oaiRequest.verb]({ now: at, frame, base, args: oaiRequest.args }))
  if (answer === undefined)
    return machineFile('Too much is asked for at once. Please ask again in a moment.\n', 'text/plain', {
      status: 503,
      retryAfter: 10,
      notCacheable: true,
    })
  if (typeof answer === 'string') return machineFile(envelope({ base, at, request: oaiRequest }, answer), 'text/xml')
  return answer.code === 'badArgument' ? refusal(answer) : refusal(answer, oaiRequest)
})

/** Few answers at once: a list of a hundred records takes some 20 ms, and readers need the processor too. */
const maxAnswersAtOnce = 4
let underWay = 0

/** Runs `work`; undefined if too many answers are made already: the harvester asks again (OAI-PMH 2.0, 3.5). */
export async function harvestInTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  if (underWay >= maxAnswersAtOnce) return undefined
  underWay++
  try {
    return await work()
  } finally {
    underWay--
  }
}
