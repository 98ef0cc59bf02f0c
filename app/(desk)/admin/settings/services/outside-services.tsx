'use client'

import { Section, Note } from '@/components/admin/shell/page-head'
import { Button } from '@/components/ui/button'
import { ProblemList, StatusLine, useForm } from '@/components/ui/form'
import type { TellingState } from '@/domain/addresses/pings'
import { relativeTime } from '@/lib/time/relative-time'
import {
  savePingSetting,
  retryPing,
  removeTranslationService,
  saveTranslationService,
  tryTranslationService,
} from '../actions'
import { Checkbox, TextField, PasswordField } from '@/components/ui/fields'
import type { ServiceForForm, Trial } from '@/domain/site/machine-translation'
import { countInWords } from '@/lib/text/numbers'
import { SettingsForm } from '../settings-form'
import { useSettings } from '../use-settings'

export function SearchEngines({ state, now }: { state: TellingState; now: number }) {
  const { on, isOnlyNear, problem } = state
  const setting = useSettings(savePingSetting, undefined)
  const again = useForm(retryPing)
  return (
    <Section title="Search engines" id="search-engines">
      <p className="mb-4 max-w-[66ch] text-sm text-soft">
        Search engines that take part in IndexNow (Bing, Yandex, Naver, Seznam and others) can be told within a minute
        that a page is new, changed or withdrawn. They get its address, nothing else; never of a draft, nor of what is
        scheduled before its moment. Only what happens from the moment you turn it on is told.
      </p>
      <p className="mb-3">{on ? `It is on. ${tellingInWords(state, now)}` : 'It is off: nobody is told.'}</p>
      {on && isOnlyNear && (
        <Note warn className="mb-4">
          Nothing is sent, since the address of this site is one that only this machine or its network reaches. Whoever
          looks after the server sets SITE_URL to the public address.
        </Note>
      )}
      {on && problem && (
        <Note warn className="mb-4">
          <p>
            <strong>It did not work {relativeTime(problem.at, now)}.</strong> {problem.why} It is tried again by itself,
            each time after a longer pause.
          </p>
          <Button className="mt-2" small isPending={again.pending} onPress={() => again.send({})}>
            Try again
          </Button>
        </Note>
      )}
      <ProblemList problems={again.problems} />
      <StatusLine>
        {again.answer?.ok && !again.pending && !problem && 'It is tried again within half a minute.'}
      </StatusLine>
      <SettingsForm state={setting} saved="Saved.">
        <Checkbox name="on" value="yes" defaultSelected={on}>
          Tell search engines
        </Checkbox>
      </SettingsForm>
    </Section>
  )
}

function tellingInWords({ told, lastAt, waiting }: TellingState, now: number) {
  const toldWords =
    told === 0 ? 'Nothing was told yet' : `${countInWords(told, 'change')} told, the last ${relativeTime(lastAt!, now)}`
  return `${toldWords}; ${waiting === 0 ? 'nothing waits' : `${countInWords(waiting, 'change')} waiting`}.`
}

/** The only service that may receive words of texts. */
export function MachineTranslation({ service }: { service: ServiceForForm | undefined }) {
  const state = useSettings(saveTranslationService, undefined)
  return (
    <Section title="Machine translation" id="machine-translation">
      <p className="mb-4 max-w-[66ch] text-sm text-soft">
        Translators can have paragraphs drafted by a service of your own: LibreTranslate, or another that speaks as it
        does. The words of those paragraphs are then sent there. Texts about people at risk, or under a consent, are
        never sent, and no draft is published before a person has checked it.
      </p>
      <p className="mb-4">
        {service
          ? `Words are sent to ${service.address} when a translator asks for a draft.`
          : 'It is off: nothing is sent to anybody.'}
      </p>
      <SettingsForm state={state} saved="Saved.">
        <TextField
          label="Address of the service"
          {...state.field('address', service?.address)}
          inputMode="url"
          hint="Such as https://translate.example.org."
        />
        <PasswordField
          label="Key"
          {...state.field('servicePassword')}
          autoComplete="off"
          hint={
            service?.hasKey
              ? 'A key is kept, encrypted. Leave this empty to keep it; it is forgotten with another address.'
              : 'Leave it empty if the service needs none. It is kept encrypted, and never shown again.'
          }
        />
        <Checkbox name="near" defaultSelected={service?.isNear ?? false}>
          The service is on our own machine or network
          <span className="block text-sm text-soft">
            Then http:// will do, and no address outside of it is ever asked. Without this, no address inside of it is.
          </span>
        </Checkbox>
        {service?.hasKey && <Checkbox name="forget">Forget the key</Checkbox>}
      </SettingsForm>
      {service && <ServiceActions key={service.address} />}
    </Section>
  )
}

function ServiceActions() {
  const trial = useForm(tryTranslationService)
  const remove = useForm(removeTranslationService)
  return (
    <div className="mt-6 grid gap-4">
      {!trial.pending && <ProblemList problems={[...trial.problems, ...remove.problems]} />}
      <div className="flex flex-wrap items-center gap-4">
        <Button isPending={trial.pending} onPress={() => trial.send({})}>
          Try it
        </Button>
        <Button kind="danger" isPending={remove.pending} onPress={() => remove.send({})}>
          Remove the service
        </Button>
      </div>
      <div aria-live="polite">{trial.answer?.ok && !trial.pending && <TrialResult trial={trial.answer.value} />}</div>
    </div>
  )
}

function TrialResult({ trial: { sentence, language, translated, has, lacks } }: { trial: Trial }) {
  return (
    <div className="border-l-3 border-accent pl-3">
      <p>
        It works. “{sentence}” came back in {language} as “{translated}”.
      </p>
      <p className="mt-1 text-sm text-soft">
        It has {has.join(', ')}
        {lacks.length > 0 && `; not ${lacks.join(', ')}`}.
      </p>
    </div>
  )
}
