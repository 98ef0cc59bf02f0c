import { deskPage } from '@/app/(desk)/admin/desk-page'
import { permit } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import { pick } from '@/lib/lists/pick'
import { SettingsPage } from '../settings-page'
import { MenusForm } from './menus-form'

export const metadata = { title: 'Menus' }

export default deskPage('/admin/settings/menus', async ({ actor }) => {
  permit(actor, 'manageSettings')
  return (
    <SettingsPage here="/admin/settings/menus">
      <MenusForm site={pick(await siteSettings(), 'menu', 'footerMenu')} />
    </SettingsPage>
  )
})
