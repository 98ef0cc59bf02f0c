import { env } from '@/lib/process/env'

/** Answers a path with its query as the handlers of public addresses do, those for programs among them; not those of files. */
export async function publicHandlers(): Promise<(address: string) => Promise<Response>> {
  const { handlerAt } = await import('@/app/(site)/handlers')
  return (address) => handlerAt(address.split('?')[0]!)(new Request(env().siteUrl + address))
}
