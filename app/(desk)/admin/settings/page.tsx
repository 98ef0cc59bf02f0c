import { deskPage } from '@/app/(desk)/admin/desk-page'
import { organisationsUsed } from '@/domain/desk/organisations'
import { siteSettings } from '@/domain/published/site'
import { demonstrationContents, hasDemonstration } from '@/domain/site/demonstration'
import { permit } from '@/domain/staff/actor'
import { zoneChoices } from '@/lib/time/zones'
import { Demonstration } from './demonstration'
import { SettingsPage } from './settings-page'
import { SiteForm } from './site-form'

export const metadata = { title: 'Settings' }

export default deskPage('/admin/settings', async ({ actor, clock: { now } }) => {
  permit(actor, 'manageSettings')
  const {
    leadEntryId: _l,
    pinnedEntryIds: _p,
    menu: _m,
    footerMenu: _f,
    translations: _t,
    ...site
  } = await siteSettings()
  const contents = (await hasDemonstration()) ? await demonstrationContents(actor) : undefined
  return (
    <SettingsPage here="/admin/settings">
      <SiteForm site={site} zones={zoneChoices(now)} organisations={await organisationsUsed(actor)} />
      <Demonstration contents={contents} />
    </SettingsPage>
  )
})
