export const stateNames = { draft: 'Draft', scheduled: 'Scheduled', live: 'Published', withdrawn: 'Withdrawn' } as const

export const reviewNames = { waiting: 'In review', changes: 'Changes requested', approved: 'Approved' } as const
