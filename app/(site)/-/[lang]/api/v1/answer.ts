import { machineFile, type PublicResponse } from '@/app/(site)/public-route'

/** A mistake in a request, and the parameter it is in. */
export type Mistake = { parameter: string; message: string }

/** Data for anyone's program. */
export function jsonResponse(data: unknown, facts: { link?: string } = {}): PublicResponse {
  return machineFile(`${JSON.stringify(data, null, 2)}\n`, 'application/json', { shared: true, ...facts })
}

const titles = { 400: 'The request has a mistake', 404: 'There is nothing here', 410: 'This was taken out' }

/** Returns the problem, in words (RFC 9457). An answer about mistakes is not cached: there is no end of mistakes. */
export function problem(
  status: keyof typeof titles,
  detail: string,
  more: Record<string, unknown> = {},
): PublicResponse {
  const body = `${JSON.stringify({ title: titles[status], status, detail, ...more }, null, 2)}\n`
  return machineFile(body, 'application/problem+json', { status, shared: true, notCacheable: status === 400 })
}

export function mistakesResponse(mistakes: Mistake[]): PublicResponse {
  return problem(400, mistakes.map(({ message }) => message).join(' '), { mistakes })
}
