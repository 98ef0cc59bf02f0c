import { resolve } from 'node:path'
import { env } from './env'
import { installationSecret } from '../keys/secret'

/** Sets what Next and next-auth read; call it before loading them. `check` may throw before anything is written. */
export function prepareProcess({ dev, check }: { dev: boolean; check?: (dataDir: string) => void }) {
  const variables = process.env as Record<string, string | undefined>
  variables.NODE_ENV ??= dev ? 'development' : 'production'
  variables.NEXTAUTH_URL = env().siteUrl
  // Pictures use only the fonts that came with Gazette.
  variables.FONTCONFIG_FILE ??= resolve(/* turbopackIgnore: true */ 'app/(site)/social/fonts.conf')
  check?.(env().dataDir)
  variables.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = installationSecret()
}
