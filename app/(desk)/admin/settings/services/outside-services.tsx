'use client'

import { Section, Note } from '@/components/admin/shell/page-head'
import { Button } from '@/components/ui/button'
import { ProblemList, StatusLine, useForm } from '@/components/ui/form'
import type { TellingState } from '@/domain/addresses/pings'
import { relativeTime } from '@/lib/time/relative-time'
import { savePingSetting, retryPing } from '../actions'
import { Checkbox } from '@/components/ui/fields'
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
