// The words of every list.

/** The state of a text for readers. */
export const stateNames = { draft: 'Draft', scheduled: 'Scheduled', live: 'Published', withdrawn: 'Withdrawn' } as const

/** The state of its review. */
export const reviewNames = { waiting: 'In review', changes: 'Changes requested', approved: 'Approved' } as const
