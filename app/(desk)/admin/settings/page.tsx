import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/admin/shell/page-head'
import { permit } from '@/domain/staff/actor'
import { publishingRule } from '@/domain/review/approval'
import { organisationsUsed } from '@/domain/desk/organisations'
import { demonstrationContents, hasDemonstration } from '@/domain/site/demonstration'
import { serviceForForm } from '@/domain/site/machine-translation'
import { tellingState } from '@/domain/addresses/pings'
import { isMainLanguageFree } from '@/domain/site/main-language'
import { siteSettings } from '@/domain/published/site'
import { factorRule } from '@/domain/staff/factors/rule'
import { uploadQuota, quotaForForm } from '@/domain/files/upload-quota'
import { env } from '@/lib/process/env'
import { mainLanguage, otherLanguages } from '@/lib/languages/languages'
import { zoneChoices } from '@/lib/time/zones'
import { sectionNames } from '@/components/site/sections'
import { Demonstration } from './demonstration'
import { SecondFactor, PublishingRuleForm, UploadLimits, MainLanguageSection } from './rule-forms'
import { MachineTranslation, SearchEngines } from './outside-services'
import { SettingsForm } from './settings-form'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Settings' }

export default deskPage('/admin/settings', async ({ actor, clock: { now } }) => {
  permit(actor, 'manageSettings')
  const { leadEntryId: _lead, pinnedEntryIds: _pins, ...site } = await siteSettings()
  const contents = (await hasDemonstration()) ? await demonstrationContents(actor) : undefined
  return (
    <div className="max-w-3xl">
      <PageHead title="Settings">
        What readers see on every page. A change is there with their next request.{' '}
        <Link href="/admin/settings/front">Arrange the front page</Link>
      </PageHead>
      <SettingsForm
        site={site}
        usualNames={Object.fromEntries(otherLanguages().map((language) => [language, sectionNames(language)]))}
        zones={zoneChoices(now)}
        organisations={await organisationsUsed(actor)}
      />
      <MainLanguageSection main={mainLanguage()} isFree={await isMainLanguageFree(now)} />
      <PublishingRuleForm rule={await publishingRule()} />
      <SecondFactor rule={await factorRule()} />
      <UploadLimits limits={quotaForForm(await uploadQuota())} />
      <MachineTranslation service={await serviceForForm(actor)} />
      <SearchEngines state={await tellingState(actor, env().siteUrl, now)} now={now} />
      <Demonstration contents={contents} />
    </div>
  )
})
