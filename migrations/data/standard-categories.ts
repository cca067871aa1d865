type Category = readonly [key: string, name: string, description: string]

/** The standard lists, in the order in which people are offered them. */
export const standardCategories: Readonly<
  Record<'INCIDENT_TYPE' | 'TECHNICAL' | 'SERVICE', readonly Category[]>
> = {
  INCIDENT_TYPE: [
    [
      'performance-degradation',
      'Performance Degradation',
      'It works, but slower or less responsively than people are used to: long loading times, growing queues, time-outs under load.',
    ],
    [
      'service-outage',
      'Service Outage',
      'Nobody can use it, or a whole group of users cannot. Choose this over a slowdown as soon as the work itself has stopped.',
    ],
    [
      'security-breach',
      'Security Breach',
      'Somebody got in, or tried to, who must not: intrusion, malware, stolen credentials, leaked data. Restrict the incident when in doubt.',
    ],
    [
      'data-loss-or-corruption',
      'Data Loss or Corruption',
      'Data is gone, wrong or unreadable, by mistake, by a fault or on purpose. Stop further writes before repairing.',
    ],
    [
      'user-access-issues',
      'User Access Issues',
      'Somebody who should get in cannot: forgotten password, locked account, missing permission, failing sign-in.',
    ],
    [
      'application-errors',
      'Application Errors',
      'One application misbehaves: error messages, crashes, wrong results. The machines below it are fine.',
    ],
    [
      'configuration-issues',
      'Configuration Issues',
      'The software is right and its settings are not: a wrong rule, address, limit or switch, often just after a change.',
    ],
    [
      'communication-disruptions',
      'Communication Disruptions',
      'People or systems cannot reach each other: lost connectivity, undelivered mail, dead telephone lines.',
    ],
    [
      'hardware-failures',
      'Hardware Failures',
      'A device is broken or about to be: server, disk, switch, power supply, printer. Somebody may have to go there with a spare part.',
    ],
    [
      'software-updates-and-patches',
      'Software Updates and Patches',
      'Trouble that came with a new version: a failed installation, an incompatibility, something that worked yesterday. Consider rolling back.',
    ],
  ],
  TECHNICAL: [
    [
      'network',
      'Network',
      'Connections between machines: routers, switches, firewalls, DNS, wireless, VPN, lines to other sites.',
    ],
    [
      'hardware',
      'Hardware',
      'Physical equipment: servers, storage, network devices and their parts. For workplaces choose Desktop.',
    ],
    [
      'software',
      'Software',
      'Operating systems, runtimes, middleware and the links between programs: what applications stand on.',
    ],
    [
      'database',
      'Database',
      'Database servers and what they hold: slow or blocked queries, failed replication, full disks, damaged tables.',
    ],
    [
      'security',
      'Security',
      'Protection and its failures: intrusions, malware, denial of service, vulnerabilities, expired certificates.',
    ],
    [
      'applications',
      'Applications',
      'One particular business application, bought or written here: its functions, its errors, its settings.',
    ],
    [
      'infrastructure',
      'Infrastructure',
      'What carries the technology: power, cooling, racks, rooms and buildings.',
    ],
    [
      'telecommunications',
      'Telecommunications',
      'Telephony in every form: desk phones, mobile contracts, voice over IP, call quality and dropped calls.',
    ],
    [
      'cloud',
      'Cloud',
      'Services rented from a cloud provider: virtual machines, storage, managed platforms, quotas, the provider’s own outages.',
    ],
    [
      'desktop-end-user',
      'Desktop/End-User',
      'The workplace of one person: computer, screen, printer, installed programs, user profile.',
    ],
  ],
  SERVICE: [
    [
      'email-service',
      'Email Service',
      'Sending and receiving mail: delays, rejected or missing messages, mailboxes that do not open, spam.',
    ],
    [
      'website-or-web-application',
      'Website or Web Application',
      'What customers or staff open in a browser: unreachable or slow pages, broken links, forms that do not submit.',
    ],
    [
      'customer-support',
      'Customer Support',
      'The tools with which customers are helped: ticketing, live chat, call centre, access to customer records.',
    ],
    [
      'payment-processing',
      'Payment Processing',
      'Money coming in or going out: failing transactions, a payment method or gateway that is down, amounts that do not match.',
    ],
    [
      'inventory-management',
      'Inventory Management',
      'Knowing what is in stock and where: wrong levels, failed synchronisation, lost movements.',
    ],
    [
      'collaboration-platform',
      'Collaboration Platform',
      'Where people work together: shared documents, project boards, chat, video meetings.',
    ],
    [
      'human-resources',
      'Human Resources',
      'Services for employees: onboarding, leave, payroll, personnel files.',
    ],
    [
      'customer-relationship-management',
      'Customer Relationship Management (CRM)',
      'What is known about customers and sales: profiles, pipelines, campaigns, and the links to other systems.',
    ],
    [
      'enterprise-resource-planning',
      'Enterprise Resource Planning (ERP)',
      'The processes that run the business: orders, invoices, purchasing, finance, supply chain and their reports.',
    ],
    [
      'telecommunication-services',
      'Telecommunication Services',
      'Telephone, mobile and conferencing as the organisation’s people use them: no line, bad quality, devices that do not register.',
    ],
    [
      'it-infrastructure',
      'IT Infrastructure',
      'The common ground of all other services: servers, networks, data centres, backups. Choose it when no single service is to blame.',
    ],
  ],
}
