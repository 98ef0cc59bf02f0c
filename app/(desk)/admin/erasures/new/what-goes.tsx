import { Checkbox } from '@/components/ui/checkbox'
import type { ErasurePreview } from '@/domain/erasures/erasure'
import { languageNames, type Language } from '@/lib/languages/languages'

type Props = { entryId: number; what: ErasurePreview; onTranslations: (chosen: boolean) => void }

const states = {
  draft: 'a draft',
  scheduled: 'scheduled',
  live: 'readers have it now',
  withdrawn: 'withdrawn',
}

export function WhatGoes({ entryId, what: { entries, revisions, comments, uploads }, onTranslations }: Props) {
  const others = entries.filter(({ id }) => id !== entryId)
  return (
    <div className="space-y-5">
      <div>
        <ul aria-label="Texts that go">
          {entries.map(({ id, title, language, state }) => (
            <li key={id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
              <span lang={language} className="font-semibold wrap-anywhere">
                {title || 'Untitled'}
              </span>
              <span className="block text-sm text-faint">
                Number {id} · {languageNames[language as Language].english} · {states[state]}
              </span>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm text-soft">
          With {counted(revisions, 'version')}
          {comments > 0 && `, ${counted(comments, 'comment')}`}, suggested edits, reviews and preview links.
        </p>
      </div>
      {others.length > 0 && (
        <Checkbox name="withTranslations" value="yes" defaultSelected onChange={onTranslations}>
          Its translations too
          <span className="block text-sm text-soft">Without this, only the text that you came from is erased.</span>
        </Checkbox>
      )}
      {uploads.length > 0 && (
        <fieldset>
          <legend className="mb-1 font-semibold">Pictures and files that go</legend>
          {uploads.map(({ id, name, usedElsewhere, willGo }) => (
            <Checkbox key={id} name="mediaIds[]" value={id} defaultSelected={willGo}>
              <span className="wrap-anywhere">{name}</span>
              <span className="block text-sm text-soft wrap-anywhere">{usedWords(usedElsewhere)}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
    </div>
  )
}

function usedWords(usedElsewhere: string[]) {
  if (!usedElsewhere.length) return 'Used here alone; all its versions go.'
  const titles = usedElsewhere.map((title) => `“${title || 'Untitled'}”`).join(', ')
  return `Used in ${titles} too: it stays, unless you choose it.`
}

function counted(n: number, word: string) {
  return `${n.toLocaleString('en')} ${n === 1 ? word : `${word}s`}`
}
