import { env } from '@/lib/process/env'

/** Answers a path and query with the public handlers, including those for programs, but not with those for files. */
export async function publicHandlers(): Promise<(address: string) => Promise<Response>> {
  const { handlerAt } = await import('@/app/(site)/handlers')
  return (address) => handlerAt(address.split('?')[0]!)(new Request(env().siteUrl + address))
}
