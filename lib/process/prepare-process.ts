import { resolve } from 'node:path'
import { env } from './env'
import { installationSecret } from '../keys/secret'

/**
 * Sets what Next and next-auth read from the environment; call it before loading them. The key of server actions
 * belongs to the installation, so that open forms survive a new build.
 * @param check gets the data directory before anything is written there, and may throw
 */
export function prepareProcess({ dev, check }: { dev: boolean; check?: (dataDir: string) => void }) {
  const variables = process.env as Record<string, string | undefined>
  variables.NODE_ENV ??= dev ? 'development' : 'production'
  variables.NEXTAUTH_URL = env().siteUrl
  // Pictures use only the fonts that came with Gazette.
  variables.FONTCONFIG_FILE ??= resolve(/* turbopackIgnore: true */ 'app/(site)/social/fonts.conf')
  check?.(env().dataDir)
  variables.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = installationSecret()
}
