"""The command line: one file a command.

    main        the program: its commands, its exit codes, how an error is worded
    read        onrecord read, built from
      options     what can be asked for, settings among it
      sources     from what the command line names to records, in order
      output      from records to standard output and pages
      overwriting what the run itself writes, and so doesn't read
      progress    the bar
    add         onrecord add
      reporting   what becomes of articles
    search      onrecord search
    serve       onrecord serve
    actors      onrecord actors list, merge and split
    export      onrecord export
    failures    onrecord failures
    reread      onrecord reread
      tables      rows to standard output
    schema      onrecord schema
    settings    onrecord settings
    completion  onrecord completion
    exits       what the exit codes mean
    messages    whatever is said on standard error

Nothing heavy is imported before a command needs it: `--help` has to come at once.
"""
