import { deskPage } from '@/app/(desk)/admin/desk-page'
import { tellingState } from '@/domain/addresses/pings'
import { permit } from '@/domain/staff/actor'
import { env } from '@/lib/process/env'
import { SettingsPage } from '../settings-page'
import { SearchEngines } from './outside-services'

export const metadata = { title: 'Services' }

export default deskPage('/admin/settings/services', async ({ actor, clock: { now } }) => {
  permit(actor, 'manageSettings')
  return (
    <SettingsPage here="/admin/settings/services">
      <SearchEngines state={await tellingState(actor, env().siteUrl, now)} now={now} />
    </SettingsPage>
  )
})
