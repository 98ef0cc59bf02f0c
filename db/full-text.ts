import * as postgres from './full-text/postgres'
import * as sqlite from './full-text/sqlite'
import { isPostgres } from './kit'

const index: typeof sqlite = isPostgres ? postgres : sqlite

export const { addEntryWords, addPageWords, hasEntryWords, addDraftWords, removeDraftWords } = index
export const { headsWithoutWords, revisionsWithoutWords, pagesWithoutWords, announceWords } = index
export const { rowsWith, scoresOf, isTextWith, isTextWithOr, headTitlesWith, uploadsWith } = index
export const { vocabularyOf, wasErased, releasedWords } = index
