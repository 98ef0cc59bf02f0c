import { deskPage } from '@/app/(desk)/admin/desk-page'
import { sectionNames } from '@/components/site/frame'
import { siteSettings } from '@/domain/published/site'
import { isMainLanguageFree } from '@/domain/site/main-language'
import { permit } from '@/domain/staff/actor'
import { mainLanguage, otherLanguages } from '@/lib/languages/languages'
import { menuItems, menuKey } from '@/lib/text/menu-items'
import { SettingsPage } from '../settings-page'
import { LanguagesSection, MainLanguageSection } from './main-language'
import { TranslationsForm } from './translations'

export const metadata = { title: 'Languages' }

export default deskPage('/admin/settings/languages', async ({ actor, clock: { now } }) => {
  permit(actor, 'manageSettings')
  const { menu, footerMenu, translations } = await siteSettings()
  const lines = new Map(menuItems([...menu, ...footerMenu]).map((line) => [menuKey(line), line]))
  return (
    <SettingsPage here="/admin/settings/languages">
      <MainLanguageSection main={mainLanguage()} isFree={await isMainLanguageFree(now)} />
      <LanguagesSection others={otherLanguages()} />
      <TranslationsForm
        site={{ translations }}
        lines={[...lines.values()]}
        usualNames={Object.fromEntries(otherLanguages().map((language) => [language, sectionNames(language)]))}
      />
    </SettingsPage>
  )
})
