'use client'

import { useState } from 'react'
import type { Comments } from './comments/use-comments'
import type { Suggestions } from './suggestions/use-suggestions'
import type { BesideText } from './translations/beside-text'
import type { ShownOriginal } from './translations/use-shown-original'

type Props = {
  comments: Comments
  suggestions: Suggestions
  shown: ShownOriginal
  /** The entry that this one translates. */
  sourceId: number | undefined
}

/**
 * Returns what stands beside the text: its original, its details, its comments, what is suggested, or a text in another
 * language. One at a time.
 */
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
    /** Shows a text in another language, or none; the original has a place of its own. */
    setChosenText(text: BesideText | undefined) {
      if (text && text.entryId === sourceId) showOriginal()
      else setChosenText(text)
    },
    /** The original stands beside the text where there is room; on narrow screens it does not. */
    isShowingOriginal,
    showOriginal,
    /** True if the details are folded away; on narrow screens they stand below the text all the same. */
    isFolded,
    isShowingDetails,
    /** Nothing stands beside the text. */
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
