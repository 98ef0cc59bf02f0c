import { readLanguages } from '@/domain/published/live-languages'
import { handlerAt } from '../handlers'

/** Every public address: what is not the desk's, an API of staff or a file of the build. */
export async function GET(request: Request) {
  readLanguages()
  return handlerAt(new URL(request.url).pathname)(request)
}
