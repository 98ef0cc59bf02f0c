import type { Passage } from '@/domain/content/checks/translation/passages'
import type { OriginalField } from '@/domain/writing/original-beside'
import type { EditorScreen } from '../../use-screen'

export type DraftsBeside = {
  ofField: (field: OriginalField['field']) => Passage[]
  /** `n`: the number of the block in the original. */
  ofBlock: (n: number) => Passage[]
  sign: (passages: Passage[]) => void
  isSigning: boolean
}

export function draftsBeside({ machine, editor, original }: EditorScreen): DraftsBeside {
  const { found, sign, isSigning } = machine
  const partners = original.still?.partners ?? []
  const byBlock = Map.groupBy(found, ({ place }) => {
    if ('field' in place || !editor || place.from > editor.state.doc.content.size) return undefined
    return partners[editor.state.doc.resolve(place.from).index(0)]
  })
  return {
    ofField: (field) => found.filter(({ place }) => 'field' in place && place.field === placeOfField(field)),
    ofBlock: (n) => byBlock.get(n) ?? [],
    sign: (passages) => void sign(passages),
    isSigning,
  }
}

function placeOfField(field: OriginalField['field']) {
  return field === 'alt' || field === 'caption' ? 'lead' : field
}
