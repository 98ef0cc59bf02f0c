import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { SavedRevision } from '@/domain/writing/drafts'
import type { PublishState } from '@/domain/writing/editing'
import type { Translations } from '@/domain/writing/translations'
import { siteLanguages, type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import type { Result } from '@/lib/result'
import { useCommands } from '@/components/admin/palette/commands'
import { useAnswer } from '@/components/ui/use-answer'
import { ask, useAsk } from '@/components/ui/use-ask'
import { saveOpenTexts } from '../save-texts'

export function useTranslations(entryId: number | undefined, standing: PublishState | undefined) {
  const path = `/api/desk/entries/${entryId}/translations`
  const loaded = useAnswer<Translations>(entryId ? path : undefined, standing)
  const { value: group, setValue: setGroup } = loaded
  const [leftFrom, setLeftFrom] = useState<number>()
  const begin = useBeginTranslation(path)
  useCommands(
    'This text',
    () =>
      (group ? languagesWithout(group) : []).map((language) => ({
        label: `Translate into ${englishName(language)}…`,
        also: 'translation',
        run: () => begin.send(language),
      })),
    6,
  )
  const others = group?.translations.flatMap((one) => (one.is === 'open' && one.entryId !== entryId ? [one] : [])) ?? []

  const { send, waiting, problems } = useAsk((_step: Step, request: () => Promise<Result<Translations>>) => request(), {
    onDone(translations, step) {
      if (step === 'leave') setLeftFrom(others[0]?.entryId)
      setGroup(translations)
    },
  })

  /** `other` joins the group of this entry, which is the source. */
  async function takeIn(other: number) {
    const result = await ask<Translations>(`/api/desk/entries/${other}/translations/join`, { to: entryId })
    return result.ok ? ask<Translations>(path) : result
  }

  return {
    entryId,
    group,
    others,
    problems: [...loaded.problems, ...begin.problems, ...problems],
    begin,
    leftFrom,
    step: waiting?.[0],
    refresh: loaded.load,
    leave: () => send('leave', () => ask(`${path}/leave`, {})),
    joinTo: (other: number) => send('join', () => ask(`${path}/join`, { to: other })),
    takeIn: (other: number) => send('join', () => takeIn(other)),
    bringUpToDate: (source: number) => send('bring up to date', () => ask(`${path}/up-to-date`, { source })),
  }
}

function languagesWithout({ translations }: Translations) {
  return siteLanguages().filter((language) => !translations.some((one) => one.language === language))
}

type Step = 'leave' | 'join' | 'bring up to date'

export type EntryTranslations = ReturnType<typeof useTranslations>

function useBeginTranslation(path: string) {
  const router = useRouter()
  async function begin(language: Language) {
    await saveOpenTexts()
    return ask<SavedRevision>(path, { language })
  }
  return useAsk(begin, { onDone: ({ entryId }) => router.push(`/admin/entries/${entryId}`) })
}
