import { machine, type Outcome } from '@/app/(site)/still'

/** A mistake in a request, told of one parameter. */
export type Mistake = { parameter: string; message: string }

/** Data for anyone's program. */
export function json(data: unknown, facts: { link?: string } = {}): Outcome {
  return machine(`${JSON.stringify(data, null, 2)}\n`, 'application/json', { shared: true, ...facts })
}

const titles = { 400: 'The request has a mistake', 404: 'There is nothing here', 410: 'This was taken out' }

/** What is wrong, in words (RFC 9457). A mistake is not kept: there is no end of them. */
export function problem(status: keyof typeof titles, detail: string, more: Record<string, unknown> = {}): Outcome {
  const body = `${JSON.stringify({ title: titles[status], status, detail, ...more }, null, 2)}\n`
  return machine(body, 'application/problem+json', { status, shared: true, fleeting: status === 400 })
}

export function mistakes(found: Mistake[]): Outcome {
  return problem(400, found.map(({ message }) => message).join(' '), { mistakes: found })
}
