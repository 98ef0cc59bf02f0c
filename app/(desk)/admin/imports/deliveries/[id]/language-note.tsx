'use client'

import { Note } from '@/components/admin/shell/page-head'
import { Button } from '@/components/ui/button'
import { Problems, useForm } from '@/components/ui/form'
import type { LanguageAdvice } from '@/domain/imports/wordpress/language-advice'
import { languageNames } from '@/lib/languages/languages'
import { takeLanguage } from '../../actions'

type Props = { id: string; advice: LanguageAdvice; sentences: string[] }

export function LanguageNote({ id, advice: { language, isFree }, sentences: [first, ...more] }: Props) {
  const { send, pending, problems } = useForm(takeLanguage)
  return (
    <Note warn={isFree} className="mb-6">
      <p className="font-semibold">{first}</p>
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Problems problems={problems} />
      {isFree && (
        <Button isPending={pending} onPress={() => send({ id, language })} className="mt-2">
          Make {languageNames[language].english} the main language, and preview again
        </Button>
      )}
    </Note>
  )
}
