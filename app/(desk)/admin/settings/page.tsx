import type { Metadata } from 'next'
import { requireActor } from '@/auth/session'
import { PageHead } from '@/components/admin/shell/page-head'
import { publishingRule } from '@/domain/approval'
import { demonstrationContents, hasDemonstration } from '@/domain/demonstration'
import { siteSettings } from '@/domain/published/site'
import { leadChoices } from '@/domain/settings'
import { longDate } from '@/lib/time'
import { zoneChoices } from '@/lib/zones'
import { clockFor } from '../clock'
import { permitted } from '../permitted'
import { Demonstration } from './demonstration'
import { SettingsForm } from './settings-form'
import { WhoPublishes } from './who-publishes'

export const metadata: Metadata = { title: 'Settings' }

export default async function Settings() {
  const actor = await requireActor('/admin/settings')
  const site = await siteSettings()
  const { now } = await clockFor(actor)
  const leads = await permitted(leadChoices(actor, site.leadEntryId, now))
  const contents = (await hasDemonstration()) ? await demonstrationContents(actor) : undefined
  const shown = leads.map(({ entryId, title, dated }) => ({
    value: String(entryId),
    label: `${title || 'Untitled'} · ${dated === null ? 'not live, so the newest post leads' : longDate(dated, site.zone)}`,
  }))
  return (
    <div className="max-w-3xl">
      <PageHead title="Settings">What readers see on every page. A change is there with their next request.</PageHead>
      <SettingsForm site={site} leads={shown} zones={zoneChoices(now)} />
      <WhoPublishes rule={await publishingRule()} />
      <Demonstration contents={contents} />
    </div>
  )
}
