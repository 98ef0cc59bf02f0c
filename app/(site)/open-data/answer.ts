import { machineFile, type PublicResponse } from '@/app/(site)/public-route'

export type Mistake = { parameter: string; message: string }

/** Returns JSON that scripts of other sites may read. */
export function jsonResponse(data: unknown, facts: { link?: string } = {}): PublicResponse {
  return machineFile(`${JSON.stringify(data, null, 2)}\n`, 'application/json', { shared: true, ...facts })
}

const problemTitles = { 400: 'The request has a mistake', 404: 'There is nothing here', 410: 'This was taken out' }

/** Returns a problem document (RFC 9457). Answers about mistakes are not cached: their number is unlimited. */
export function problemResponse(
  status: keyof typeof problemTitles,
  detail: string,
  more: Record<string, unknown> = {},
): PublicResponse {
  const body = `${JSON.stringify({ title: problemTitles[status], status, detail, ...more }, null, 2)}\n`
  return machineFile(body, 'application/problem+json', { status, shared: true, notCacheable: status === 400 })
}

export function mistakesResponse(mistakes: Mistake[]): PublicResponse {
  return problemResponse(400, mistakes.map(({ message }) => message).join(' '), { mistakes })
}
