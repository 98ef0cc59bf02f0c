// Run by itself: loads each compiled handler and prints which methods it answers, as JSON. What they load stays out of the tests.
import { createRequire } from 'node:module'
import { join } from 'node:path'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const server = join(import.meta.dirname, '../../.next/server')
const load = createRequire(import.meta.url)

process.env.NODE_ENV = 'production'
const methodsByName = {}
for (const [name, file] of Object.entries(load(join(server, 'app-paths-manifest.json')))) {
  if (!name.endsWith('/route')) continue
  const { routeModule } = load(join(server, file))
  await routeModule.ensureUserland?.()
  for (const method of methods.filter((method) => method in routeModule.userland))
    // Handlers of `[act]` say which words they answer (auth/acts.ts): each is an address of its own.
    for (const act of routeModule.userland[method].acts ?? ['[act]'])
      (methodsByName[name.replace('[act]', act)] ??= []).push(method)
}
process.stdout.write(JSON.stringify(methodsByName))
