import { databaseVersions } from '@/db/versions'
import { env } from '@/lib/env'
import { openToOthers } from '@/lib/private-files'
import packageJson from '@/package.json'
import { permit, type Actor } from '@/domain/staff/actor'
import { health, type Health } from '../health'
import type { Finding } from './finding'
import { safetyFindings } from './keeping'
import { setupFindings, type Setup } from './setup'
import { textFindings } from './texts'
import { outgoingFindings } from './waiting'

export type { Finding }

/** What can be told at once, of how the installation is (`now` UTC ms): for monitors, which ask often. */
export function quickFindings(facts: Health, now: number): Finding[] {
  return [...safetyFindings(facts, { schedules: env().backups !== undefined }, now), ...outgoingFindings(facts, now)]
}

/** Everything that can be looked at without reading the stored files, at a moment (UTC ms): for admins and the command line. */
export async function selfCheck(actor: Actor, now: number): Promise<Finding[]> {
  const { findings, texts } = await startSelfCheck(actor, now)
  return [...findings, ...((await texts?.()) ?? [])]
}

/** The self-check in two parts: what is known at once, and `texts`, which asks every text and address if the database can be read. */
export async function startSelfCheck(actor: Actor, now: number) {
  permit(actor, 'manageSettings')
  const facts = await health(now)
  const quick = quickFindings(facts, now)
  if (!facts.ok) return { findings: quick, texts: undefined }
  return { findings: [...quick, ...setupFindings(await thisSetup(), now)], texts: () => textFindings(actor, now) }
}

async function thisSetup(): Promise<Setup> {
  const { siteUrl, trustedProxies, smtpUrl, backups, dataDir } = env()
  return {
    siteUrl,
    proxies: trustedProxies !== undefined,
    mails: smtpUrl !== undefined,
    schedules: backups !== undefined,
    openToOthers: openIn(dataDir),
    versions: { gazette: packageJson.version, node: process.version, ...databaseVersions() },
  }
}

function openIn(dataDir: string) {
  try {
    return openToOthers(dataDir)
  } catch {
    return null
  }
}
