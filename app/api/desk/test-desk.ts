import type { Role } from '@/domain/staff/actor'
import { openSession } from '@/domain/staff/sessions'
import { someone } from '@/domain/testing/newsroom'
import { sealedSession } from '@/auth/session'

const site = 'http://localhost:3000'

type Route<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>
type RequestParts<P> = { params?: P; body?: unknown; form?: BodyInit; headers?: Record<string, string>; query?: string }

export async function desk(role: Role = 'editor') {
  const who = await someone(role, 'Dara')
  return { who, ...(await as(who.id!)) }
}

export async function as(staffId: number) {
  const cookie = `gazette=${await sealedSession(await openSession(staffId, Date.now()))}`
  return {
    async asks<P>(
      method: string,
      route: Route<P>,
      { params, body, form, headers = {}, query = '' }: RequestParts<P> = {},
    ) {
      const request = new Request(`${site}/api/desk/x${query}`, {
        method,
        headers: { origin: site, cookie, ...headers },
        body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
        // Required for a body that is a stream (Fetch, 5.4).
        duplex: 'half',
      } as RequestInit)
      const answer = await route(request, { params: Promise.resolve(params as P) })
      const isJson = answer.headers.get('content-type')?.startsWith('application/json')
      return { status: answer.status, headers: answer.headers, body: isJson ? await answer.json() : answer }
    },
  }
}
