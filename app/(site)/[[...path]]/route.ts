import { knownVersion } from '@/db/connection'
import { handlerAt } from '../handlers'

/** Every public address: what is not the desk's, an API of staff or a file of the build. */
export async function GET(request: Request) {
  // Reads the languages with the version: they say what the first segment of the path stands for.
  knownVersion()
  return handlerAt(new URL(request.url).pathname)(request)
}
