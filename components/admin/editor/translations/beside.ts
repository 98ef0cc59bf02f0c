import { type Language } from '@/lib/languages'

export type Zones = { zone: string; viewer: string }

export type Beside = { entryId: number; language: Language }
