# oversight
