import { useState } from 'react'
import type { Comments } from './comments/use-comments'
import type { Suggestions } from './suggestions/use-suggestions'
import type { BesideText } from './translations/words'
import type { ShownOriginal } from './translations/use-shown-original'

type Props = {
  comments: Comments
  suggestions: Suggestions
  shown: ShownOriginal
  sourceId: number | undefined
}

export function useSidePanel({ comments, suggestions, shown, sourceId }: Props) {
  const [isFolded, setFolded] = useState(false)
  const [chosenText, setChosenText] = useState<BesideText>()
  const isOther = comments.isOpen || suggestions.isOpen
  const beside = isOther ? undefined : chosenText
  const isShowingOriginal = shown.isBeside && !isOther && !beside
  const isShowingDetails = !isFolded && !isOther && !beside && !isShowingOriginal

  function closeOthers() {
    comments.setOpen(false)
    suggestions.setOpen(false)
  }

  function showOriginal() {
    closeOthers()
    setChosenText(undefined)
    shown.show()
  }

  return {
    beside,
    setChosenText(text: BesideText | undefined) {
      if (text && text.entryId === sourceId) showOriginal()
      else setChosenText(text)
    },
    isShowingOriginal,
    showOriginal,
    /** On narrow screens, details are below the text even when folded. */
    isFolded,
    isShowingDetails,
    isTextAlone: isFolded && !isOther && !beside,
    showDetails() {
      setFolded(false)
      closeOthers()
      shown.giveWay(true)
    },
    toggleDetails() {
      setFolded(isShowingDetails)
      closeOthers()
      setChosenText(undefined)
      shown.giveWay(!isShowingDetails)
    },
  }
}

export type SidePanelState = ReturnType<typeof useSidePanel>
